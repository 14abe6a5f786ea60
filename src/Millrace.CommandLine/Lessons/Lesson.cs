namespace Millrace.CommandLine.Lessons;

/// <summary>A lesson and what a server shows once it is done.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Folder">Where it is in the repository.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Steps">Its steps, in order.</param>
internal sealed record Lesson(int Number, string Folder, string Title, IReadOnlyList<LessonStep> Steps)
{
    /// <summary>The lessons that leave something on the server. They are the console's too.</summary>
    public static IReadOnlyList<Lesson> All { get; } =
    [
        new(1, "01-make-a-stream", "Make a stream", [new("Create a stream", static facts => facts.IsThere), new("Wait until it is ACTIVE", static facts => facts.IsActive)]),
        new(2, "02-produce-data", "Produce data", [new("Put one record", static facts => facts.Records > 0), new("Put a batch of records", static facts => facts.Records > 1)]),
        new(3, "03-basic-consumer", "A basic consumer", [new("Read records", static facts => facts.WasRead)]),
        new(4, "04-kcl-consumer", "A consumer with the KCL", [new("Start a worker: its lease table appears", static facts => facts.Leases >= 0), new("Let it take the shards", static facts => facts.Leases > 0)]),
        new(5, "05-lambda-function", "A Lambda function", [new("Create a function", static facts => facts.HasFunction), new("Map the stream to it", static facts => facts.IsMapped), new("See its log", static facts => facts.HasLog)]),
    ];

    /// <summary>What is typed to do it.</summary>
    public string Command => $"dotnet run lessons/{Folder}/main.cs";
}

/// <summary>A step of a lesson.</summary>
/// <param name="Text">What to do.</param>
/// <param name="IsDone">Whether a server shows it as done.</param>
internal sealed record LessonStep(string Text, Func<LessonFacts, bool> IsDone);
