using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Subnets.</summary>
[SimpleShape(Min = 0, Max = 16)]
internal static class SubnetIds;
