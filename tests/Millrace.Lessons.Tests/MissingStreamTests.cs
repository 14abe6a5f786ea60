namespace Millrace.Lessons.Tests;

/// <summary>Where the stream of the lessons is missing, the last lines say what to do.</summary>
public sealed class MissingStreamTests(LessonPrograms programs) : LessonTests(programs)
{
    [Theory]
    [InlineData("02-produce-data")]
    [InlineData("03-basic-consumer")]
    [InlineData("04-kcl-consumer")]
    [InlineData("05-lambda-function")]
    public async Task Without_the_stream_a_lesson_names_the_lesson_that_makes_it(string lesson)
    {
        var run = await RunAsync(lesson);

        run.Ends(1).Says("Stream millrace-lessons under account 000000000000 not found.").Says("dotnet run lessons/01-make-a-stream/main.cs");
    }
}
