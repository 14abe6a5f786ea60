using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Security groups.</summary>
[SimpleShape(Min = 0, Max = 5)]
internal static class SecurityGroupIds;
