using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A region.</summary>
[SimpleShape(Min = 1, Max = 100)]
internal static class RegionNameType;
