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
complete -c dateline -n "__fish_dateline_using_subcommand read" -l as -d 'Print the acts alone, in a format of event data' -r -f -a "plover\t'PLOVER, one JSON object an act and line'
gdelt\t'The table of events of GDELT 2.0: 61 columns between tabs, no head'
gdelt-mentions\t'The table of mentions of GDELT 2.0: 16 columns between tabs, no head'
csv\t'A table between commas with a head: one row an act'"
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
complete -c dateline -n "__fish_dateline_using_subcommand demo" -l as -d 'Print the acts alone, in a format of event data' -r -f -a "plover\t'PLOVER, one JSON object an act and line'
gdelt\t'The table of events of GDELT 2.0: 61 columns between tabs, no head'
gdelt-mentions\t'The table of mentions of GDELT 2.0: 16 columns between tabs, no head'
csv\t'A table between commas with a head: one row an act'"
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
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times analyse model schema diagnostics man completions help" -f -a "read" -d 'Read reports and print their records'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times analyse model schema diagnostics man completions help" -f -a "demo" -d 'Read a bundled report that shows what Dateline takes from one'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times analyse model schema diagnostics man completions help" -f -a "times" -d 'Find the times of reports, with their TIMEX3 values'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times analyse model schema diagnostics man completions help" -f -a "analyse" -d 'Print the words, trees and names of reports as the language engine reads them'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times analyse model schema diagnostics man completions help" -f -a "model" -d 'Tell name, hash, training data and scores of the language engine\'s model'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times analyse model schema diagnostics man completions help" -f -a "schema" -d 'Print the JSON Schema of a record'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times analyse model schema diagnostics man completions help" -f -a "diagnostics" -d 'List the codes of all diagnostics: what each means and what to do about it'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times analyse model schema diagnostics man completions help" -f -a "man" -d 'Print a manual page in roff'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times analyse model schema diagnostics man completions help" -f -a "completions" -d 'Print completions for a shell'
complete -c dateline -n "__fish_dateline_using_subcommand help; and not __fish_seen_subcommand_from read demo times analyse model schema diagnostics man completions help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
