using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Account ids.</summary>
[SimpleShape(Min = 0, Max = 20)]
internal static class AccountIds;
