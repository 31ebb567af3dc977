//! Numbers in few bits, to keep them.
//!
//! A number is parted in two: the low bits, as many as an average number has, stand as they are; what is left above them is counted in
//! ones, and a zero ends it.
//!
//! *Source:* R. F. Rice, Some practical universal noiseless coding techniques, 1979.

/// Numbers as bytes.
pub fn pack(numbers: &[u32]) -> Vec<u8> {
    let sum: u64 = numbers.iter().map(|number| u64::from(*number)).sum();
    let low = (sum / (numbers.len() as u64).max(1)).max(1).ilog2();
    let mut bytes = vec![low as u8];
    let (mut bits, mut filled) = (0_u64, 0_u32);
    let mut write = |value: u64, count: u32| {
        bits |= value << filled;
        filled += count;
        while filled >= 8 {
            bytes.push(bits as u8);
            bits >>= 8;
            filled -= 8;
        }
    };
    for number in numbers {
        for _ in 0..number >> low {
            write(1, 1);
        }
        write(0, 1);
        write(u64::from(*number) & ((1 << low) - 1), low);
    }
    // What fills the last byte ends nowhere, and so is no number.
    write(0x7f, 7);
    bytes
}

/// The numbers of [`pack`].
pub fn unpack(bytes: &[u8]) -> Vec<u32> {
    let Some((low, bytes)) = bytes.split_first() else { return Vec::new() };
    let low = usize::from(*low).min(31);
    let bit = |at: usize| Some(u32::from(bytes.get(at / 8)? >> (at % 8)) & 1);
    let (mut numbers, mut at) = (Vec::new(), 0);
    loop {
        let mut high = 0_u32;
        while bit(at) == Some(1) {
            high += 1;
            at += 1;
        }
        if bit(at + low).is_none() {
            return numbers;
        }
        let rest = (0..low).rev().fold(0, |rest, place| rest << 1 | bit(at + 1 + place).unwrap_or(0));
        numbers.push(high.wrapping_shl(low as u32) | rest);
        at += 1 + low;
    }
}

/// Numbers of which none is less than the one before, by the steps between them.
pub fn pack_rising(numbers: &[u32]) -> Vec<u8> {
    let before = std::iter::once(0).chain(numbers.iter().copied());
    pack(&numbers.iter().zip(before).map(|(number, before)| number - before).collect::<Vec<u32>>())
}

/// The numbers of [`pack_rising`].
pub fn unpack_rising(bytes: &[u8]) -> Vec<u32> {
    let mut last = 0_u32;
    let number = |step| {
        last = last.wrapping_add(step);
        last
    };
    unpack(bytes).into_iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::{pack, pack_rising, unpack, unpack_rising};

    #[test]
    fn numbers_come_back_in_few_bits() {
        for numbers in [vec![], vec![0], vec![0, 0, 0], vec![u32::MAX], vec![1, 1000, 3, 70_000], (0..999).collect()] {
            assert_eq!(unpack(&pack(&numbers)), numbers);
        }
        let gaps: Vec<u32> = (0..1000_u32).map(|at| at.wrapping_mul(2_654_435_761) >> 12).collect();
        assert!(pack(&gaps).len() < 1000 * 22 / 8);
        assert_eq!(unpack_rising(&pack_rising(&[3, 3, 9, u32::MAX])), [3, 3, 9, u32::MAX]);
        assert_eq!(unpack(&[]), Vec::<u32>::new());
        assert_eq!(unpack(&[200, 255, 255]), Vec::<u32>::new());
    }
}
