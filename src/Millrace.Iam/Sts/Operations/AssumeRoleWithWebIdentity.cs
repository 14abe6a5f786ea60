using System.Buffers.Text;
using System.Text.Json;
using Millrace.Model.Sts;
using Millrace.Wire;

namespace Millrace.Iam.Sts.Operations;

/// <summary>
/// AssumeRoleWithWebIdentity, which takes no signature: accounts here have no identity providers, so every token is refused as one of a provider
/// that the account does not know.
/// </summary>
internal sealed class AssumeRoleWithWebIdentity : IOperationHandler<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse>
{
    private const int MostIssuerCharacters = 255;

    public AssumeRoleWithWebIdentity(StsRoom _)
    {
    }

    public ValueTask<AssumeRoleWithWebIdentityResponse> HandleAsync(
        AssumeRoleWithWebIdentityRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        RoleArn.Read(request.RoleArn);
        var issuer = FindIssuer(request.WebIdentityToken) ?? throw StsErrors.InvalidIdentityToken(
            "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)");
        throw StsErrors.InvalidIdentityToken(
            $"No OpenIDConnect provider found in your account for {issuer} (Millrace has no identity providers; AssumeRole gives the same credentials)");
    }

    /// <summary>The issuer that a JWT names, unverified; null for a text that is none.</summary>
    private static string? FindIssuer(string token)
    {
        if (token.Split('.') is not [_, var claims, _]) return null;
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(claims));
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("iss", out var issuer)
                && issuer.ValueKind == JsonValueKind.String
                && issuer.GetString() is { Length: <= MostIssuerCharacters } text
                && text.All(static c => c is > ' ' and <= '~')
                ? text
                : null;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
