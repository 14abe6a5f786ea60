namespace Millrace.Lessons.Tests;

public sealed class MakeAStreamLessonTests(LessonPrograms programs) : LessonTests(programs)
{
    private const string Lesson = "01-make-a-stream";

    [Fact]
    public async Task It_makes_the_stream_and_is_content_to_find_it_the_second_time()
    {
        var first = (await RunAsync(Lesson)).Ends(0);
        var second = (await RunAsync(Lesson)).Ends(0);

        Assert.Equal("millrace-lessons with 1 shard(s): accepted, and being made", Assert.Single(first.Of("CreateStream")));
        Assert.Equal("ACTIVE, PROVISIONED, 1 shard(s), keeps records 24 h", Assert.Single(first.Of("DescribeStreamSummary")));
        first.Says("arn:aws:kinesis:us-east-1:000000000000:stream/millrace-lessons");
        Assert.Equal("shardId-000000000000: hash keys 0 to 340282366920938463463374607431768211455", Assert.Single(first.Of("DescribeStream")));
        Assert.Equal("millrace-lessons is there already, from an earlier run. That will do.", Assert.Single(second.Of("CreateStream")));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_with_whatever_parameters_and_nothing_is_changed()
    {
        var run = (await RunAsync(Lesson, "--twice")).Ends(0);

        const string Refusal = "ResourceInUseException: Stream millrace-lessons under account 000000000000 already exists.";
        Assert.Equal(["again, 1  " + Refusal, "again, 2  " + Refusal], run.Of("CreateStream").Skip(1));
        Assert.Equal(2, run.Of("DescribeStreamSummary").Count);
        Assert.Single(run.Of("DescribeStreamSummary").Distinct());
    }

    [Fact]
    public async Task Without_a_count_there_are_four_shards_unless_the_mode_asks_for_one()
    {
        var run = (await RunAsync(Lesson, "--no-count")).Ends(0);

        Assert.Equal("ACTIVE, ON_DEMAND, 4 shard(s), keeps records 24 h", Assert.Single(run.Of("DescribeStreamSummary")));
        Assert.Equal(4, run.Of("DescribeStream").Count);
        Assert.StartsWith("PROVISIONED without a count: InvalidArgumentException: ", run.Of("CreateStream")[1], StringComparison.Ordinal);
        Assert.Equal("millrace-lessons-no-count is gone from us-east-1", Assert.Single(run.Of("DeleteStream")));
    }

    [Fact]
    public async Task Two_regions_have_two_streams_of_one_name()
    {
        var run = (await RunAsync(Lesson, "--two-regions")).Ends(0);

        run.Says("arn:aws:kinesis:us-east-1:000000000000:stream/millrace-lessons-regions");
        run.Says("arn:aws:kinesis:eu-west-1:000000000000:stream/millrace-lessons-regions");
        Assert.Equal(3, run.Of("DescribeStream").Count);
        Assert.Equal(2, run.Of("DeleteStream").Count);
    }

    [Fact]
    public async Task It_cleans_up()
    {
        await RunAsync(Lesson);

        var run = (await RunAsync(Lesson, "--delete")).Ends(0);

        Assert.Equal("millrace-lessons is gone from us-east-1", Assert.Single(run.Of("DeleteStream")));
        (await RunAsync(Lesson, "--delete")).Ends(1).Says("ResourceNotFoundException");
    }
}
