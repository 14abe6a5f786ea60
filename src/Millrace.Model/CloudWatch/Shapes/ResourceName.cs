using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A resource name.</summary>
[SimpleShape(Min = 1, Max = 1024)]
internal static class ResourceName;
