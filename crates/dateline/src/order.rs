//! Work spread over threads, results in the order of the input.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

/// Items under way for each thread: enough to ride out a slow one, few enough to keep memory flat.
const WINDOW_PER_THREAD: usize = 16;

/// `work` done to each item, the results in the order of the items, for any number of threads.
///
/// Items are pulled on the calling thread as results are taken, never more than a fixed window ahead, so that memory does not
/// grow with the input. One thread means no thread: everything happens in `next`. A panic of `work` is passed on by `next`.
pub fn in_order<I, R, W>(items: I, threads: usize, work: W) -> InOrder<I, R, W>
where
    I: Iterator,
    I::Item: Send + 'static,
    R: Send + 'static,
    W: Fn(I::Item) -> R + Send + Sync + 'static,
{
    let way = if threads > 1 { Way::Threads(Crew::hire(threads, work)) } else { Way::Here(work) };
    InOrder { items: items.fuse(), way }
}

/// The iterator of [`in_order`].
pub struct InOrder<I: Iterator, R, W> {
    items: std::iter::Fuse<I>,
    way: Way<I::Item, R, W>,
}

enum Way<T, R, W> {
    Here(W),
    Threads(Crew<T, R>),
}

impl<I, R, W> Iterator for InOrder<I, R, W>
where
    I: Iterator,
    W: Fn(I::Item) -> R,
{
    type Item = R;

    fn next(&mut self) -> Option<R> {
        match &mut self.way {
            Way::Here(work) => self.items.next().map(work),
            Way::Threads(crew) => {
                while crew.has_room() && self.items.next().is_some_and(|item| crew.give(item)) {}
                crew.take()
            }
        }
    }
}

/// What a thread hands back: the place of the item and its result, or the panic.
type Done<R> = (usize, thread::Result<R>);

/// Threads with a queue before and a row of results behind them.
struct Crew<T, R> {
    jobs: Option<SyncSender<(usize, T)>>,
    done: Receiver<Done<R>>,
    threads: Vec<JoinHandle<()>>,
    window: usize,
    /// Items handed out so far.
    given: usize,
    /// Results of the items not yet taken, the next one in front; `None` where the work still goes on.
    row: VecDeque<Option<thread::Result<R>>>,
}

impl<T: Send + 'static, R: Send + 'static> Crew<T, R> {
    fn hire<W: Fn(T) -> R + Send + Sync + 'static>(threads: usize, work: W) -> Self {
        let window = threads * WINDOW_PER_THREAD;
        let (jobs, queue) = sync_channel(window);
        let (results, done) = channel();
        let (queue, work) = (Arc::new(Mutex::new(queue)), Arc::new(work));
        let threads = (0..threads)
            .map(|_| {
                let (queue, work, results) = (Arc::clone(&queue), Arc::clone(&work), results.clone());
                thread::spawn(move || serve(&queue, &*work, &results))
            })
            .collect();
        Self { jobs: Some(jobs), done, threads, window, given: 0, row: VecDeque::with_capacity(window) }
    }
}

impl<T, R> Crew<T, R> {
    fn has_room(&self) -> bool {
        self.row.len() < self.window
    }

    /// Hands an item to the next free thread; false when there is no thread left.
    fn give(&mut self, item: T) -> bool {
        let given = self.jobs.as_ref().is_some_and(|jobs| jobs.send((self.given, item)).is_ok());
        if given {
            self.given += 1;
            self.row.push_back(None);
        }
        given
    }

    /// The next result in order, waiting for it; `None` when nothing is under way.
    fn take(&mut self) -> Option<R> {
        while let Some(None) = self.row.front() {
            let (at, result) = self.done.recv().ok()?;
            let first = self.given - self.row.len();
            if let Some(place) = at.checked_sub(first).and_then(|position| self.row.get_mut(position)) {
                *place = Some(result);
            }
        }
        match self.row.pop_front()?? {
            Ok(result) => Some(result),
            Err(panic) => resume_unwind(panic),
        }
    }
}

impl<T, R> Drop for Crew<T, R> {
    /// Threads end with the item they are at: nobody listens to their results any more.
    fn drop(&mut self) {
        self.jobs = None;
        self.done = channel().1;
        for thread in self.threads.drain(..) {
            // A thread never panics itself: `serve` catches what `work` throws.
            drop(thread.join());
        }
    }
}

/// Works until the queue ends or nobody wants results.
fn serve<T, R>(queue: &Mutex<Receiver<(usize, T)>>, work: &impl Fn(T) -> R, results: &Sender<Done<R>>) {
    loop {
        // The lock is held while waiting: the others wait for it instead of the queue.
        let Ok(Ok((at, item))) = queue.lock().map(|queue| queue.recv()) else { return };
        let result = catch_unwind(AssertUnwindSafe(|| work(item)));
        if results.send((at, result)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::in_order;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn keeps_the_order_of_the_input() {
        for threads in [0, 1, 2, 7] {
            let slow_first = |n: u64| {
                std::thread::sleep(Duration::from_micros(if n.is_multiple_of(10) { 300 } else { 1 }));
                n * n
            };
            let squares: Vec<u64> = in_order(0..500u64, threads, slow_first).collect();
            assert_eq!(squares, (0..500).map(|n| n * n).collect::<Vec<u64>>(), "{threads} threads");
        }
    }

    #[test]
    fn never_runs_far_ahead_of_the_reader() {
        let pulled = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&pulled);
        let items = (0..10_000).inspect(move |_| {
            seen.fetch_add(1, Ordering::SeqCst);
        });
        let mut results = in_order(items, 2, |n| n);
        assert_eq!(results.by_ref().take(10).last(), Some(9));
        assert!(pulled.load(Ordering::SeqCst) <= 10 + 2 * super::WINDOW_PER_THREAD);
    }

    #[test]
    fn passes_a_panic_on() {
        let results = in_order(0..100, 2, |n| assert_ne!(n, 40, "forty"));
        let count = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| results.count()));
        assert!(count.is_err());
    }

    #[test]
    fn of_nothing_comes_nothing() {
        assert_eq!(in_order(std::iter::empty::<u8>(), 3, |n| n).count(), 0);
    }
}
