using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How old a record may become, in seconds.</summary>
[SimpleShape(Min = -1, Max = 604800)]
internal static class MaximumRecordAgeInSeconds;
