using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Describe log groups log group identifiers.</summary>
[SimpleShape(Min = 1, Max = 50)]
internal static class DescribeLogGroupsLogGroupIdentifiers;
