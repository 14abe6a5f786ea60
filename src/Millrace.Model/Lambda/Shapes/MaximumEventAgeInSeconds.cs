using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How old an event may become, in seconds.</summary>
[SimpleShape(Min = 60, Max = 21600)]
internal static class MaximumEventAgeInSeconds;
