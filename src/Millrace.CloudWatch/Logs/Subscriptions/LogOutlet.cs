using System.Globalization;
using System.Text;
using Millrace.CloudWatch.Logs.Events;
using Millrace.CloudWatch.Logs.Filters;
using Millrace.CloudWatch.Logs.Groups;
using Millrace.CloudWatch.Metrics.Series;
using Millrace.Model.Logs;
using Millrace.Storage.Tables;

namespace Millrace.CloudWatch.Logs.Subscriptions;

/// <summary>What becomes of events beside being kept: they are counted into metrics, in the same write, and sent on after it.</summary>
/// <param name="patterns">Compiles patterns.</param>
internal sealed class LogOutlet(PatternCache patterns)
{
    private const long Minute = 60;

    /// <summary>Counts the events that metric filters match, and tells those that subscription filters do.</summary>
    /// <param name="writer">What is written to.</param>
    /// <param name="key">The group.</param>
    /// <param name="group">The group as it is.</param>
    /// <param name="stream">The stream's name.</param>
    /// <param name="before">The stream before the events came.</param>
    /// <param name="events">The events.</param>
    public IReadOnlyList<SubscriptionDelivery> Pass(
        ITableWriter writer, LogGroupKey key, LogGroupState group, string stream, LogStreamState before, ReadOnlySpan<NewLogEvent> events)
    {
        if (group.MetricFilterCount > 0)
        {
            var batch = new PointBatch();
            foreach (var filter in FilterStores.Metric.Of(writer, key).ToList()) Count(writer, filter, events, batch);
            batch.Write(writer);
        }

        if (group.SubscriptionFilterCount == 0) return [];
        var deliveries = new List<SubscriptionDelivery>();
        foreach (var filter in FilterStores.Subscription.Of(writer, key).ToList())
        {
            var pattern = patterns.Compile(filter.State.Pattern);
            var matching = new List<SubscribedEvent>();
            for (var i = 0; i < events.Length; i++)
            {
                if (!pattern.IsMatch(events[i].Message.Span)) continue;
                var position = new EventPosition(events[i].Time, before.Space, before.NextSequence + i);
                matching.Add(new SubscribedEvent(position.Id, events[i].Time, Encoding.UTF8.GetString(events[i].Message.Span)));
            }

            if (matching.Count > 0) deliveries.Add(new SubscriptionDelivery(filter, stream, matching));
        }

        return deliveries;
    }

    private void Count(ITableReader reader, NamedFilter<MetricFilterState> filter, ReadOnlySpan<NewLogEvent> events, PointBatch batch)
    {
        var pattern = patterns.Compile(filter.State.Pattern);
        var transformation = filter.State.Transformation;
        var unit = transformation.Unit ?? StandardUnit.None;
        var silent = new HashSet<long>();
        var counted = new HashSet<long>();
        foreach (var one in events)
        {
            var time = one.Time / 1000;
            var minute = time - time % Minute;
            if (pattern.IsMatch(one.Message.Span) && Values(pattern, transformation, one.Message.Span) is var (value, dimensions))
            {
                counted.Add(minute);
                batch.Of(KeyOf(filter, dimensions), minute, unit).Add(value, 1);
            }
            else
            {
                silent.Add(minute);
            }
        }

        if (transformation.DefaultValue is not { } usual) return;
        var key = KeyOf(filter, MetricDimensions.None);
        foreach (var minute in silent.Except(counted))
        {
            // A minute has the usual value when events came and none of them counted.
            if (MetricCatalog.Find(reader, key) is not { } metric || !MetricPoints.Read(reader, metric.Number, minute, minute + 1).Any())
                batch.Of(key, minute, unit).Add(usual, 1);
        }
    }

    /// <summary>What an event that matches adds, and to which metric; null when the fields that say so are not in it.</summary>
    private static (double Value, string Dimensions)? Values(FilterPattern pattern, MetricTransformation transformation, ReadOnlySpan<byte> message)
    {
        IReadOnlyDictionary<string, string>? fields = null;
        var text = transformation.MetricValue;
        if (text.StartsWith('$')) text = (fields = pattern.Extract(message)).GetValueOrDefault(text, "");
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value)) return null;
        if (transformation.Dimensions is not { Count: > 0 } wanted) return (value, MetricDimensions.None);
        fields ??= pattern.Extract(message);
        var dimensions = new List<KeyValuePair<string, string>>();
        foreach (var (name, field) in wanted)
        {
            if (!fields.TryGetValue(field, out var found) || found.Length == 0) return null;
            dimensions.Add(KeyValuePair.Create(name, found));
        }

        return (value, MetricDimensions.Of(dimensions));
    }

    private static MetricKey KeyOf(NamedFilter<MetricFilterState> filter, string dimensions)
    {
        var transformation = filter.State.Transformation;
        return new MetricKey(filter.Group.AccountId, filter.Group.Region, transformation.MetricNamespace, transformation.MetricName, dimensions);
    }
}
