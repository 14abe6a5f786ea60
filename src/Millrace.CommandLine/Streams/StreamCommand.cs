using System.CommandLine;
using System.CommandLine.Completions;

namespace Millrace.CommandLine.Streams;

/// <summary><c>millrace stream</c>: streams and their shards.</summary>
internal static class StreamCommand
{
    public static Command Create()
    {
        var options = new VerbOptions();
        var group = new Verb("stream", "Makes, shows and changes streams, and reads their records.")
        {
            Examples =
            [
                ("millrace stream create orders --shards 4", "a stream, ready when the command ends"),
                ("millrace stream list", "rates and lag of each"),
                ("millrace stream tail orders --from 10m", "its records of the last ten minutes, and on"),
            ],
        };
        group.Subcommands.Add(StreamCreate.Command(options));
        group.Subcommands.Add(StreamList.Command(options));
        group.Subcommands.Add(StreamDescribe.Command(options));
        group.Subcommands.Add(StreamDelete.Command(options));
        group.Subcommands.Add(StreamSplit.Command(options));
        group.Subcommands.Add(StreamMerge.Command(options));
        group.Subcommands.Add(StreamResize.Command(options));
        group.Subcommands.Add(Tail.StreamTail.Command(options));
        return group;
    }

    /// <summary>The name of a stream, as an argument.</summary>
    public static Argument<string> NameArgument()
    {
        var name = new Argument<string>("NAME") { Description = "The stream" };
        name.CompletionSources.Add(static _ => StreamNames.InTime().Select(static known => new CompletionItem(known)));
        return name;
    }
}
