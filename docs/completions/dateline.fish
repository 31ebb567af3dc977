# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_dateline_global_optspecs
    string join \n h/help V/version
end

function __fish_dateline_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_dateline_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_dateline_using_subcommand
    set -l cmd (__fish_dateline_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c dateline -n "__fish_dateline_needs_command" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_needs_command" -s V -l version -d 'Print version'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "read" -d 'Read reports and print their records'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "demo" -d 'Read a bundled report that shows what Dateline takes from one'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "times" -d 'Find the times of reports, with their TIMEX3 values'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "add" -d 'Add reports to a book, the file that keeps their records; what is there already is not read again'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "find" -d 'Find statements and acts in a book'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "show" -d 'Show a report, statement or act of a book in its text'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "trace" -d 'Trace a statement or act through all reports: who said it first, through whom it came, who repeats it'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "due" -d 'List what is due: acts by their deadlines, with what became of them'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "timeline" -d 'Tell what happened, in order'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "actor" -d 'Tell what a book knows of somebody'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "fix" -d 'Accept, reject or correct what a book says; nothing is ever lost'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "check" -d 'Prove that a book is whole'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "export" -d 'Write a book in the form of other programs'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "analyse" -d 'Print the words, trees and names of reports as the language engine reads them'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "model" -d 'Tell name, hash, training data and scores of the language engine\'s model'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "schema" -d 'Print the JSON Schema of a record'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "diagnostics" -d 'List the codes of all diagnostics: what each means and what to do about it'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "man" -d 'Print a manual page in roff'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "completions" -d 'Print completions for a shell'
complete -c dateline -n "__fish_dateline_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c dateline -n "__fish_dateline_using_subcommand read" -l outlet -d 'The outlet of all reports, whatever they say themselves' -r
complete -c dateline -n "__fish_dateline_using_subcommand read" -l published -l date -d 'The day all reports were published, whatever they say themselves' -r
complete -c dateline -n "__fish_dateline_using_subcommand read" -l threads -d 'Threads to read with; as many as the machine has by default. The output does not depend on it' -r
complete -c dateline -n "__fish_dateline_using_subcommand read" -l as -d 'Print in a format of other programs, most of which hold the acts alone' -r -f -a "plover\t'PLOVER, one JSON object an act and line'
gdelt\t'The table of events of GDELT 2.0: 61 columns between tabs, no head'
gdelt-mentions\t'The table of mentions of GDELT 2.0: 16 columns between tabs, no head'
csv\t'A table between commas with a head: one row an act'
annotation\t'W3C web annotations of statements and acts, one JSON object a line'"
complete -c dateline -n "__fish_dateline_using_subcommand read" -l color -d 'Colours on the page; `auto` means on a terminal, unless NO_COLOR is set' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never: marks under the words instead'"
complete -c dateline -n "__fish_dateline_using_subcommand read" -l limit -d 'Stop after so many reports' -r
complete -c dateline -n "__fish_dateline_using_subcommand read" -l jsonl -d 'Print one JSON object a report and line'
complete -c dateline -n "__fish_dateline_using_subcommand read" -l text -d 'Print a page to read'
complete -c dateline -n "__fish_dateline_using_subcommand read" -l timings -d 'Say on standard error which stage took how much time, and how much memory was used'
complete -c dateline -n "__fish_dateline_using_subcommand read" -s v -l verbose -d 'Print every diagnostic: by default notes are only counted, and of each code the first few are printed'
complete -c dateline -n "__fish_dateline_using_subcommand read" -s q -l quiet -d 'Print nothing on standard error but errors'
complete -c dateline -n "__fish_dateline_using_subcommand read" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dateline -n "__fish_dateline_using_subcommand demo" -l as -d 'Print in a format of other programs, most of which hold the acts alone' -r -f -a "plover\t'PLOVER, one JSON object an act and line'
gdelt\t'The table of events of GDELT 2.0: 61 columns between tabs, no head'
gdelt-mentions\t'The table of mentions of GDELT 2.0: 16 columns between tabs, no head'
csv\t'A table between commas with a head: one row an act'
annotation\t'W3C web annotations of statements and acts, one JSON object a line'"
complete -c dateline -n "__fish_dateline_using_subcommand demo" -l color -d 'Colours on the page; `auto` means on a terminal, unless NO_COLOR is set' -r -f -a "auto\t'On a terminal, unless `NO_COLOR` is set'
always\t'Always'
never\t'Never: marks under the words instead'"
complete -c dateline -n "__fish_dateline_using_subcommand demo" -l report -d 'Print the report itself instead of its record'
complete -c dateline -n "__fish_dateline_using_subcommand demo" -l jsonl -d 'Print one JSON object a report and line'
complete -c dateline -n "__fish_dateline_using_subcommand demo" -l text -d 'Print a page to read'
complete -c dateline -n "__fish_dateline_using_subcommand demo" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dateline -n "__fish_dateline_using_subcommand times" -l outlet -d 'The outlet of all reports, whatever they say themselves' -r
complete -c dateline -n "__fish_dateline_using_subcommand times" -l published -l date -d 'The day all reports were published, whatever they say themselves' -r
complete -c dateline -n "__fish_dateline_using_subcommand times" -l threads -d 'Threads to read with; as many as the machine has by default. The output does not depend on it' -r
complete -c dateline -n "__fish_dateline_using_subcommand times" -l jsonl -d 'Print one JSON object a report and line'
complete -c dateline -n "__fish_dateline_using_subcommand times" -l timeml -d 'Print the text with TIMEX3 elements in it, as the TimeML guideline would have them'
complete -c dateline -n "__fish_dateline_using_subcommand times" -l guideline -d 'Follow the TimeML guideline where it and a reader of news differ'
complete -c dateline -n "__fish_dateline_using_subcommand times" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand add" -l outlet -d 'The outlet of all reports, whatever they say themselves' -r
complete -c dateline -n "__fish_dateline_using_subcommand add" -l published -l date -d 'The day all reports were published, whatever they say themselves' -r
complete -c dateline -n "__fish_dateline_using_subcommand add" -l threads -d 'Threads to read with; as many as the machine has by default. The output does not depend on it' -r
complete -c dateline -n "__fish_dateline_using_subcommand add" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand add" -l every -d 'Seconds between two looks' -r
complete -c dateline -n "__fish_dateline_using_subcommand add" -l follow -d 'Look at the paths again and again, and add what is new, until interrupted'
complete -c dateline -n "__fish_dateline_using_subcommand add" -s v -l verbose -d 'Print every diagnostic: by default notes are only counted, and of each code the first few are printed'
complete -c dateline -n "__fish_dateline_using_subcommand add" -s q -l quiet -d 'Print nothing on standard error but errors'
complete -c dateline -n "__fish_dateline_using_subcommand add" -l timings -d 'Say on standard error how long reading, keeping and comparing took'
complete -c dateline -n "__fish_dateline_using_subcommand add" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand find" -l who -d 'Who speaks or acts: a name or a part of it, or an id such as a12' -r
complete -c dateline -n "__fish_dateline_using_subcommand find" -l to -d 'Whom it is said or done to' -r
complete -c dateline -n "__fish_dateline_using_subcommand find" -l via -d 'Through whom a statement came' -r
complete -c dateline -n "__fish_dateline_using_subcommand find" -l about -d 'Who is spoken of or acted on' -r
complete -c dateline -n "__fish_dateline_using_subcommand find" -l type -d 'The PLOVER type of an act, such as THREATEN' -r
complete -c dateline -n "__fish_dateline_using_subcommand find" -l status -d 'The status of an act: done, planned, threatened, demanded, possible, denied' -r
complete -c dateline -n "__fish_dateline_using_subcommand find" -l since -d 'No earlier than this day' -r
complete -c dateline -n "__fish_dateline_using_subcommand find" -l until -d 'No later than this day' -r
complete -c dateline -n "__fish_dateline_using_subcommand find" -l kind -d 'What to look for' -r -f -a "statement\t'Statements'
act\t'Acts'
demand\t'Demands'
threat\t'Threats'
promise\t'Promises'
offer\t'Offers'
deadline\t'Acts with a deadline'"
complete -c dateline -n "__fish_dateline_using_subcommand find" -l sort -d 'The newest first, or what fits the words best; by default rank for words that are not too common' -r -f -a "date\t'The newest first'
rank\t'What fits the words best first'"
complete -c dateline -n "__fish_dateline_using_subcommand find" -l on -d 'The day on which outcomes are told; today by default' -r
complete -c dateline -n "__fish_dateline_using_subcommand find" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand find" -l limit -d 'Print at most so many rows; 20 by default' -r
complete -c dateline -n "__fish_dateline_using_subcommand find" -l rejected -d 'What readers rejected, too'
complete -c dateline -n "__fish_dateline_using_subcommand find" -l json -d 'Print one JSON object a line, all of them unless --limit is given'
complete -c dateline -n "__fish_dateline_using_subcommand find" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dateline -n "__fish_dateline_using_subcommand show" -l version -d 'An earlier text of the report, counted from 1' -r
complete -c dateline -n "__fish_dateline_using_subcommand show" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand show" -l changes -d 'Print what changed from the text before'
complete -c dateline -n "__fish_dateline_using_subcommand show" -l json -d 'Print the record as one JSON object'
complete -c dateline -n "__fish_dateline_using_subcommand show" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand trace" -l on -d 'The day on which outcomes are told; today by default' -r
complete -c dateline -n "__fish_dateline_using_subcommand trace" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand trace" -l json -d 'Print one JSON object'
complete -c dateline -n "__fish_dateline_using_subcommand trace" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand due" -l on -d 'The day it is; today by default' -r
complete -c dateline -n "__fish_dateline_using_subcommand due" -l who -d 'Whose commitments' -r
complete -c dateline -n "__fish_dateline_using_subcommand due" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand due" -l limit -d 'Print at most so many rows; 20 by default' -r
complete -c dateline -n "__fish_dateline_using_subcommand due" -l json -d 'Print one JSON object a line, all of them unless --limit is given'
complete -c dateline -n "__fish_dateline_using_subcommand due" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand timeline" -l who -d 'Of whom' -r
complete -c dateline -n "__fish_dateline_using_subcommand timeline" -l story -d 'Of which story: its id (t12), or that of a report in it (r12)' -r
complete -c dateline -n "__fish_dateline_using_subcommand timeline" -l kind -d 'Acts or statements alone' -r -f -a "statement\t'Statements'
act\t'Acts'
demand\t'Demands'
threat\t'Threats'
promise\t'Promises'
offer\t'Offers'
deadline\t'Acts with a deadline'"
complete -c dateline -n "__fish_dateline_using_subcommand timeline" -l since -d 'No earlier than this day' -r
complete -c dateline -n "__fish_dateline_using_subcommand timeline" -l until -d 'No later than this day' -r
complete -c dateline -n "__fish_dateline_using_subcommand timeline" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand timeline" -l limit -d 'Print at most so many rows; 20 by default' -r
complete -c dateline -n "__fish_dateline_using_subcommand timeline" -l json -d 'Print one JSON object a line, all of them unless --limit is given'
complete -c dateline -n "__fish_dateline_using_subcommand timeline" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dateline -n "__fish_dateline_using_subcommand actor" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand actor" -l json -d 'Print one JSON object'
complete -c dateline -n "__fish_dateline_using_subcommand actor" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and not __fish_seen_subcommand_from accept reject relabel merge split undo log help" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and not __fish_seen_subcommand_from accept reject relabel merge split undo log help" -f -a "accept" -d 'Say that a statement or act is right'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and not __fish_seen_subcommand_from accept reject relabel merge split undo log help" -f -a "reject" -d 'Say that a statement or act is wrong: it is no longer found'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and not __fish_seen_subcommand_from accept reject relabel merge split undo log help" -f -a "relabel" -d 'Say what an act or statement is: type, status, commitment, deadline, kind'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and not __fish_seen_subcommand_from accept reject relabel merge split undo log help" -f -a "merge" -d 'Say that two actors are one: the first is the second'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and not __fish_seen_subcommand_from accept reject relabel merge split undo log help" -f -a "split" -d 'Say that an actor is nobody else: it is no longer merged with others'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and not __fish_seen_subcommand_from accept reject relabel merge split undo log help" -f -a "undo" -d 'Take a decision back'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and not __fish_seen_subcommand_from accept reject relabel merge split undo log help" -f -a "log" -d 'List all decisions'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and not __fish_seen_subcommand_from accept reject relabel merge split undo log help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from accept" -l by -d 'Who decides' -r
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from accept" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from accept" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from reject" -l by -d 'Who decides' -r
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from reject" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from reject" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from relabel" -l by -d 'Who decides' -r
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from relabel" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from relabel" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from merge" -l by -d 'Who decides' -r
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from merge" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from merge" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from split" -l by -d 'Who decides' -r
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from split" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from split" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from undo" -l by -d 'Who decides' -r
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from undo" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from undo" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from log" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from log" -l limit -d 'Print at most so many rows; 20 by default' -r
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from log" -l json -d 'Print one JSON object a line, all of them unless --limit is given'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from log" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from help" -f -a "accept" -d 'Say that a statement or act is right'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from help" -f -a "reject" -d 'Say that a statement or act is wrong: it is no longer found'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from help" -f -a "relabel" -d 'Say what an act or statement is: type, status, commitment, deadline, kind'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from help" -f -a "merge" -d 'Say that two actors are one: the first is the second'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from help" -f -a "split" -d 'Say that an actor is nobody else: it is no longer merged with others'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from help" -f -a "undo" -d 'Take a decision back'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from help" -f -a "log" -d 'List all decisions'
complete -c dateline -n "__fish_dateline_using_subcommand fix; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c dateline -n "__fish_dateline_using_subcommand check" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand check" -l json -d 'Print one JSON object'
complete -c dateline -n "__fish_dateline_using_subcommand check" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand export" -l as -d 'The form' -r -f -a "jsonl\t'Records, one JSON object a line, as `dateline read` prints them'
csv\t'Statements and acts, a row each'
plover\t'Acts as PLOVER events, one JSON object a line'
gdelt\t'Acts as the table of events of GDELT 2.0: 61 columns between tabs, no head'
gdelt-mentions\t'The table of mentions of GDELT 2.0: 16 columns between tabs, no head'
annotation\t'Statements and acts as W3C web annotations, one JSON object a line'
timelinejs\t'Acts as the events of a TimelineJS page'
parquet\t'Statements and acts, a row each, as a Parquet file'"
complete -c dateline -n "__fish_dateline_using_subcommand export" -l book -d 'The book' -r -F
complete -c dateline -n "__fish_dateline_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c dateline -n "__fish_dateline_using_subcommand analyse" -l outlet -d 'The outlet of all reports, whatever they say themselves' -r
complete -c dateline -n "__fish_dateline_using_subcommand analyse" -l published -l date -d 'The day all reports were published, whatever they say themselves' -r
complete -c dateline -n "__fish_dateline_using_subcommand analyse" -l threads -d 'Threads to read with; as many as the machine has by default. The output does not depend on it' -r
complete -c dateline -n "__fish_dateline_using_subcommand analyse" -l conllu -d 'Print CoNLL-U, with `start_char`, `end_char` and `ner` in MISC: what is printed by default'
complete -c dateline -n "__fish_dateline_using_subcommand analyse" -l jsonl -d 'Print one JSON object a report and line, with its id and its names'
complete -c dateline -n "__fish_dateline_using_subcommand analyse" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand model" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand schema" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand diagnostics" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand man" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand completions" -s h -l help -d 'Print help'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "read" -d 'Read reports and print their records'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "demo" -d 'Read a bundled report that shows what Dateline takes from one'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "times" -d 'Find the times of reports, with their TIMEX3 values'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "add" -d 'Add reports to a book, the file that keeps their records; what is there already is not read again'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "find" -d 'Find statements and acts in a book'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "show" -d 'Show a report, statement or act of a book in its text'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "trace" -d 'Trace a statement or act through all reports: who said it first, through whom it came, who repeats it'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "due" -d 'List what is due: acts by their deadlines, with what became of them'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "timeline" -d 'Tell what happened, in order'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "actor" -d 'Tell what a book knows of somebody'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "fix" -d 'Accept, reject or correct what a book says; nothing is ever lost'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "check" -d 'Prove that a book is whole'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "export" -d 'Write a book in the form of other programs'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "analyse" -d 'Print the words, trees and names of reports as the language engine reads them'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "model" -d 'Tell name, hash, training data and scores of the language engine\'s model'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "schema" -d 'Print the JSON Schema of a record'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "diagnostics" -d 'List the codes of all diagnostics: what each means and what to do about it'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "man" -d 'Print a manual page in roff'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "completions" -d 'Print completions for a shell'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times add find show trace due timeline actor fix check export analyse model schema diagnostics man completions help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c dateline -n "__fish_dateline_using_subcommand help; and __fish_seen_subcommand_from fix" -f -a "accept" -d 'Say that a statement or act is right'
complete -c dateline -n "__fish_dateline_using_subcommand help; and __fish_seen_subcommand_from fix" -f -a "reject" -d 'Say that a statement or act is wrong: it is no longer found'
complete -c dateline -n "__fish_dateline_using_subcommand help; and __fish_seen_subcommand_from fix" -f -a "relabel" -d 'Say what an act or statement is: type, status, commitment, deadline, kind'
complete -c dateline -n "__fish_dateline_using_subcommand help; and __fish_seen_subcommand_from fix" -f -a "merge" -d 'Say that two actors are one: the first is the second'
complete -c dateline -n "__fish_dateline_using_subcommand help; and __fish_seen_subcommand_from fix" -f -a "split" -d 'Say that an actor is nobody else: it is no longer merged with others'
complete -c dateline -n "__fish_dateline_using_subcommand help; and __fish_seen_subcommand_from fix" -f -a "undo" -d 'Take a decision back'
complete -c dateline -n "__fish_dateline_using_subcommand help; and __fish_seen_subcommand_from fix" -f -a "log" -d 'List all decisions'
