using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A resource list.</summary>
[SimpleShape(Max = 5)]
internal static class ResourceList;
