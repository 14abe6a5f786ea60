using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A tag value.</summary>
[SimpleShape(Min = 0, Max = 256)]
internal static class TagValue;
