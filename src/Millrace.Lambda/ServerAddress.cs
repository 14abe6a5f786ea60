namespace Millrace.Lambda;

/// <summary>Where functions reach the server itself.</summary>
/// <param name="Endpoint">Its URL, of plain HTTP: a function does not leave the machine on its way, and need not trust a self-made authority.</param>
public sealed record ServerAddress(Uri Endpoint);
