using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>Dimensions.</summary>
[SimpleShape(Max = 30)]
internal static class Dimensions;
