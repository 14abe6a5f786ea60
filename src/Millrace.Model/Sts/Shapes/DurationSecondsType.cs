using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>How long a session lasts.</summary>
[SimpleShape(Min = 900, Max = 129600)]
internal static class DurationSecondsType;
