using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>An action prefix.</summary>
[SimpleShape(Min = 1, Max = 1024)]
internal static class ActionPrefix;
