using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A dimensions value.</summary>
[SimpleShape(Max = 255)]
internal static class DimensionsValue;
