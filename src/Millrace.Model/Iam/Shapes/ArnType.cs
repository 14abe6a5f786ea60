using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>An ARN.</summary>
[SimpleShape(Min = 20, Max = 2048)]
internal static class ArnType;
