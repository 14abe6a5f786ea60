using System.Globalization;
using System.Text;
using Millrace.Client.Producer;
using Millrace.Model.Kinesis;

namespace Millrace.Client.Tests.Producer;

public sealed class OrderTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task With_PreserveOrder_first_copies_of_a_key_are_in_order_whatever_fails_and_splits(int seed, bool aggregated)
    {
        const int keys = 7, records = 2000;
        var stream = new FakeStream(TimeProvider.System, FakeStream.Even(2));
        var random = new Random(seed);
        stream.FailRecord = _ => Chance(random, 15) ? "ProvisionedThroughputExceededException" : null;
        for (var call = 0; call < 400; call++)
        {
            if (call == 20) stream.Script.Enqueue((request, _) => Answer(stream, request, () => stream.Reshard([FakeStream.Id(0)], FakeStream.Even(4)[..2])));
            else if (call == 40) stream.Script.Enqueue((request, _) => Answer(stream, request, () => stream.Reshard([FakeStream.Id(2), FakeStream.Id(3)], FakeStream.Even(2)[..1])));
            else if (call % 10 == 3) stream.Script.Enqueue((_, _) => Task.FromException<PutRecordsResponse>(new IOException("Broke before the call arrived.")));
            else if (call % 10 == 7) stream.Script.Enqueue((request, _) => Lost(stream, request));
            else stream.Script.Enqueue(null);
        }

        var options = new ProducerOptions
        {
            PreserveOrder = true,
            AggregationEnabled = aggregated,
            AggregationMaxSize = 200,
            MaxBufferedTime = TimeSpan.FromMilliseconds(1),
            InitialBackoff = TimeSpan.FromMilliseconds(1),
            MaxBackoff = TimeSpan.FromMilliseconds(2),
            RecordTimeToLive = TimeSpan.FromMinutes(5),
            RateLimitPercent = null,
        };
        List<Task<ProducerResult>> outcomes = [];
        await using (var producer = new KinesisProducer(stream.ToCalls("orders"), options, random))
        {
            for (var i = 0; i < records; i++)
                outcomes.Add(await Enqueue(producer, $"key{i % keys}", i));
        }

        await Task.WhenAll(outcomes).InTime();
        var seen = stream.UserRecords
            .Select(user => (user.PartitionKey, Number: int.Parse(Encoding.UTF8.GetString(user.Data.Span), CultureInfo.InvariantCulture)))
            .ToList();
        Assert.Equal(records, seen.Select(record => record.Number).Distinct().Count());
        foreach (var key in seen.GroupBy(record => record.PartitionKey))
        {
            var firstCopies = key.Select(record => record.Number).Distinct().ToList();
            Assert.Equal(firstCopies.Order(), firstCopies);
        }
    }

    private static Task<Task<ProducerResult>> Enqueue(KinesisProducer producer, string key, int number) =>
        producer.EnqueueAsync(key, Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture))).AsTask();

    private static bool Chance(Random random, int percent)
    {
        lock (random) return random.Next(100) < percent;
    }

    private static Task<PutRecordsResponse> Answer(FakeStream stream, PutRecordsRequest request, Action before)
    {
        before();
        return Task.FromResult(stream.Put(request));
    }

    private static Task<PutRecordsResponse> Lost(FakeStream stream, PutRecordsRequest request)
    {
        stream.Put(request);
        return Task.FromException<PutRecordsResponse>(new IOException("The answer was lost."));
    }
}
