using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Tests.Streams;

public sealed class RequestSubjectsTests
{
    [Fact]
    public async Task A_list_of_shards_that_goes_on_is_about_the_stream_that_it_began_with()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 2);
        var token = (await kinesis.SendAsync(new ListShardsRequest { StreamName = "s", MaxResults = 1 })).NextToken!;
        using var context = new RequestContext("id", new Caller(TestKinesis.Account, "arn", TestKinesis.Account, "test"), TestKinesis.Region);
        Assert.Equal(new RequestSubject("s"), RequestSubjects.Of(new ListShardsRequest { StreamName = "s" }, context, kinesis.Room));
        Assert.Equal(new RequestSubject("s"), RequestSubjects.Of(new ListShardsRequest { NextToken = token }, context, kinesis.Room));
        Assert.Equal(default, RequestSubjects.Of(new ListShardsRequest { NextToken = "no token" }, context, kinesis.Room));
    }
}
