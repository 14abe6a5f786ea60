using System.CommandLine;

namespace Millrace.CommandLine.Completion;

/// <summary><c>millrace completion</c>: the script that lets a shell complete commands, options and the names of streams.</summary>
internal static class CompletionCommand
{
    // Each asks the program itself, by the parser's own directive, with the line as far as it is typed.
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            # source <(millrace completion bash)
            _millrace() {
                local line="${COMP_LINE:0:COMP_POINT}" word="${COMP_WORDS[COMP_CWORD]}"
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)" -- "$word"))
            }
            complete -F _millrace millrace
            """,
        ["zsh"] = """
            #compdef millrace
            # source <(millrace completion zsh)
            _millrace() {
                local line="${LBUFFER}"
                local -a found
                found=("${(@f)$(millrace "[suggest:${#line}]" "$line" 2>/dev/null)}")
                compadd -a found
            }
            compdef _millrace millrace
            """,
        ["fish"] = """
            # millrace completion fish | source
            function __millrace
                set -l line (commandline -cp)
                millrace "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c millrace -f -a '(__millrace)'
            """,
        ["pwsh"] = """
            # millrace completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName millrace -ScriptBlock {
                param($word, $ast, $position)
                $line = $ast.ToString().PadRight($position).Substring(0, $position)
                millrace "[suggest:$position]" "$line" 2>$null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", Scripts.Keys), HelpName = string.Join('|', Scripts.Keys) };
        shell.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !Scripts.ContainsKey(result.Tokens[0].Value)) result.AddError($"'{result.Tokens[0].Value}' is none of {string.Join(", ", Scripts.Keys)}.");
        });
        shell.CompletionSources.Add(Scripts.Keys.ToArray());
        var command = new Verb("completion", "Prints the script that lets a shell complete what is typed.")
        {
            Examples =
            [
                ("source <(millrace completion bash)", "in ~/.bashrc"),
                ("millrace completion fish | source", "in ~/.config/fish/config.fish"),
            ],
        };
        command.Arguments.Add(shell);
        command.SetAction(result =>
        {
            Console.Out.Write($"{Scripts[result.GetValue(shell)!]}\n");
            return ExitCode.Ok;
        });
        return command;
    }
}
