using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How many entries are listed.</summary>
[SimpleShape(Max = 100)]
internal static class ListContributorInsightsLimit;
