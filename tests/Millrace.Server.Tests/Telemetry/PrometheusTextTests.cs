using System.Diagnostics.Metrics;
using Millrace.Model.Kinesis;
using Millrace.Telemetry;

namespace Millrace.Server.Tests.Telemetry;

public sealed class PrometheusTextTests : IDisposable
{
    private readonly ServerMeter _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void Counters_gauges_and_histograms_are_written_as_each_format_has_them()
    {
        using var reader = new MetricsReader(_server);
        _server.Meter.CreateObservableCounter("test.sent", static () => new Measurement<long>(12, new KeyValuePair<string, object?>("what.of", "a\"b\\c\nd")), "By", "Bytes.");
        var time = _server.Meter.CreateHistogram("test.time", "s", "Times.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
        time.Record(0.5);
        time.Record(0.75);
        time.Record(3);
        _server.Meter.CreateObservableGauge("test.level", static () => 0.25, "1", "A level.");
        Assert.Equal(
            """
            # HELP test_level A level.
            # TYPE test_level gauge
            test_level 0.25
            # HELP test_sent_bytes_total Bytes.
            # TYPE test_sent_bytes_total counter
            test_sent_bytes_total{what_of="a\"b\\c\nd"} 12
            # HELP test_time_seconds Times.
            # TYPE test_time_seconds histogram
            test_time_seconds_bucket{le="0.5"} 1
            test_time_seconds_bucket{le="1.0"} 2
            test_time_seconds_bucket{le="+Inf"} 3
            test_time_seconds_count 3
            test_time_seconds_sum 4.25

            """,
            PrometheusText.Write(Tests(reader), isOpenMetrics: false));
        Assert.Equal(
            """
            # HELP test_level A level.
            # TYPE test_level gauge
            test_level 0.25
            # HELP test_sent_bytes Bytes.
            # TYPE test_sent_bytes counter
            # UNIT test_sent_bytes bytes
            test_sent_bytes_total{what_of="a\"b\\c\nd"} 12
            # HELP test_time_seconds Times.
            # TYPE test_time_seconds histogram
            # UNIT test_time_seconds seconds
            test_time_seconds_bucket{le="0.5"} 1
            test_time_seconds_bucket{le="1.0"} 2
            test_time_seconds_bucket{le="+Inf"} 3
            test_time_seconds_count 3
            test_time_seconds_sum 4.25
            # EOF

            """,
            PrometheusText.Write(Tests(reader), isOpenMetrics: true));
    }

    [Fact]
    public void A_series_that_nobody_tells_of_any_more_is_gone()
    {
        using var reader = new MetricsReader(_server);
        string[] labels = ["a", "b"];
        _server.Meter.CreateObservableGauge("test.level", () => labels.Select(static label => new Measurement<long>(1, new KeyValuePair<string, object?>("of", label))));
        Assert.Equal(2, Assert.Single(Tests(reader)).Series.Count);
        labels = ["b"];
        Assert.Equal("b", Assert.Single(Assert.Single(Tests(reader)).Series).Labels[0].Value);
    }

    [Fact]
    public void Counting_a_request_allocates_nothing_although_somebody_listens()
    {
        using var reader = new MetricsReader(_server);
        for (var i = 0; i < 100; i++) Count();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Count();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        var requests = reader.Collect().Single(static metric => metric.Instrument.Name == "millrace.requests");
        Assert.Equal(1100, Assert.Single(requests.Series).Value);

        void Count() => _server.Requests.Count(KinesisApi.Service, KinesisApi.PutRecord, 200, 100, 100, TimeSpan.FromMilliseconds(1));
    }

    private static IReadOnlyList<(Instrument Instrument, IReadOnlyList<Series> Series)> Tests(MetricsReader reader) =>
        [.. reader.Collect().Where(static metric => metric.Instrument.Name.StartsWith("test.", StringComparison.Ordinal))];
}
