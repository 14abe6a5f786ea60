using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An actions suppressed reason.</summary>
[SimpleShape(Min = 0, Max = 1024)]
internal static class ActionsSuppressedReason;
