using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>A count of on-demand streams.</summary>
[SimpleShape(Min = 0, Max = 1000000)]
internal static class OnDemandStreamCountObject;
