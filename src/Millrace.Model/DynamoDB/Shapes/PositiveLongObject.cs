using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A number of units.</summary>
[SimpleShape(Min = 1)]
internal static class PositiveLongObject;
