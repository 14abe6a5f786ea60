using Millrace.CloudWatch.Logs.Groups;

namespace Millrace.CloudWatch.Logs.Subscriptions;

/// <summary>An event on its way to a destination.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Time">Its time, in epoch milliseconds.</param>
/// <param name="Message">The text.</param>
internal readonly record struct SubscribedEvent(string Id, long Time, string Message);

/// <summary>Events that matched a subscription filter.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="Stream">The log stream.</param>
/// <param name="Events">The events.</param>
internal sealed record SubscriptionDelivery(NamedFilter<SubscriptionFilterState> Filter, string Stream, IReadOnlyList<SubscribedEvent> Events);
