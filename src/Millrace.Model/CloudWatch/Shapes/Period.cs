using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>A period.</summary>
[SimpleShape(Min = 1)]
internal static class Period;
