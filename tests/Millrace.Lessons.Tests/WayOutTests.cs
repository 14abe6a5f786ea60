namespace Millrace.Lessons.Tests;

/// <summary>Where there is no server, the last lines say what to do.</summary>
public sealed class WayOutTests(LessonPrograms programs) : LessonTests(programs)
{
    private const string Nobody = "http://127.0.0.1:1";

    public static TheoryData<string> Lessons => [.. LessonPrograms.Lessons];

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task Without_endpoint_and_key_a_lesson_says_how_to_start_Millrace(string lesson)
    {
        var run = await RunAsync(lesson, new Dictionary<string, string> { ["AWS_REGION"] = "us-east-1" });

        run.Ends(1).Says("./millrace start");
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task Where_nobody_answers_a_lesson_says_so(string lesson)
    {
        (await RunAsync(lesson, Exports(Nobody))).Ends(1).Says("Connection refused (127.0.0.1:1)").Says("./millrace start");
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public async Task An_unknown_flag_shows_the_known_ones_and_the_README_explains_each(string lesson)
    {
        var usage = (await RunAsync(lesson, Exports(Nobody), "--no-such-flag")).Ends(2).Output;
        var readme = await File.ReadAllTextAsync(Path.Combine(LessonPrograms.Root, "lessons", lesson, "README.md"), Ending);

        var flags = usage.Split('[', ']')[1].Split(" | ").Select(f => f.Split(' ')[0]).ToList();
        Assert.True(flags.Count > 1, usage);
        Assert.All(flags, flag => Assert.Contains($"-- {flag}", readme, StringComparison.Ordinal));
    }
}
