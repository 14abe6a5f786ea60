namespace Millrace.Lambda;

/// <summary>Where functions reach the server itself.</summary>
/// <param name="Endpoint">Its URL.</param>
/// <param name="TrustFile">The authority that they must trust; null for none.</param>
public sealed record ServerAddress(Uri Endpoint, string? TrustFile);
