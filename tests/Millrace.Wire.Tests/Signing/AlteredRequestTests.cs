using CsCheck;
using Millrace.Wire.Signing;

namespace Millrace.Wire.Tests.Signing;

/// <summary>Random requests that are altered in one random place after they were signed, in the header and in the query.</summary>
public sealed class AlteredRequestTests
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string Token = "MillraceSTS1/a+token=";

    private static readonly Gen<string> Text = Gen.Char[Letters + "XYZ-_~"].Array[1, 12].Select(static text => new string(text));

    private static readonly string[] Methods = ["GET", "POST", "PUT"];

    private static readonly Gen<(SignableRequest Request, byte[] Body)> Requests =
        Gen.Select(Gen.Int[0, 2], Text, Text, Text, Gen.Byte.Array[0, 64], static (method, path, query, header, body) => (
            new SignableRequest { Method = Methods[method], Path = $"/{path}/%20{query}", Query = $"{query}={path}&Action={header}" }
                .With("host", "localhost:4566").With("x-value", header),
            body));

    private readonly SignatureVerifier _verifier = new();

    [Fact]
    public void A_request_signed_in_its_header_is_refused_when_anything_in_it_is_altered() =>
        Gen.Select(Requests, Gen.Bool, Gen.Enum<WireFormat>(), Gen.Int[0, 6], Gen.Double[0, 1], Gen.Char[Letters]).Sample((sent, isTemporary, format, part, at, letter) =>
        {
            var (request, body) = sent;
            request = request.With("x-amz-date", "20260203T040506Z");
            if (isTemporary) request = request.With("x-amz-security-token", Token);
            var names = request.Headers.Select(static header => header.Key);
            var signed = request.With("Authorization", Signer.Authorize(request, names, body, SignatureVector.Time));
            var token = isTemporary ? Token : null;
            Walk(signed, body, token, format);

            Assert.Throws<ServiceException>(() =>
            {
                switch (part)
                {
                    case 0: Walk(signed with { Method = Alter(signed.Method, at, letter) }, body, token, format); break;
                    case 1: Walk(signed with { Path = Alter(signed.Path, at, letter) }, body, token, format); break;
                    case 2: Walk(signed with { Query = Alter(signed.Query, at, letter) }, body, token, format); break;
                    case 3: Walk(signed, Alter(body, at), token, format); break;
                    // The date, the token, the host and others.
                    case 4:
                        var (name, value) = request.Headers[(int)(at * (request.Headers.Count - 1))];
                        Walk(signed.With(name, Alter(value, at, letter)), body, token, format);
                        break;
                    // The key, the scope, the list of headers and the signature.
                    case 5: Walk(signed.With("Authorization", AlterBetween(signed.Header("Authorization")!, at, letter)), body, token, format); break;
                    default:
                        var authorization = signed.Header("Authorization")!;
                        Walk(signed.With("Authorization", authorization[..^64] + Alter(authorization[^64..], at, letter)), body, token, format);
                        break;
                }
            });
        });

    [Fact]
    public void A_request_signed_in_its_query_is_refused_when_anything_in_it_is_altered() =>
        Gen.Select(Requests, Gen.Int[0, 2], Gen.Enum<WireFormat>(), Gen.Int[0, 5], Gen.Double[0, 1], Gen.Char[Letters]).Sample((sent, tokens, format, part, at, letter) =>
        {
            var (request, body) = sent;
            var token = tokens == 0 ? null : Token;
            var query = Signer.Presign(request, ["host", "x-value"], body, SignatureVector.Time, TimeSpan.FromMinutes(15), tokens == 1 ? token : null);
            var signature = query.IndexOf("&X-Amz-Signature=", StringComparison.Ordinal) + "&X-Amz-Signature=".Length;
            if (tokens == 2) query += "&X-Amz-Security-Token=" + Uri.EscapeDataString(Token);
            var signed = request with { Query = query };
            Walk(signed, body, token, format);

            Assert.Throws<ServiceException>(() =>
            {
                switch (part)
                {
                    case 0: Walk(signed with { Method = Alter(signed.Method, at, letter) }, body, token, format); break;
                    case 1: Walk(signed with { Path = Alter(signed.Path, at, letter) }, body, token, format); break;
                    // Any parameter: those of the call, the credential, the date, the lifetime, the list of headers, the token.
                    case 2: Walk(signed with { Query = Alter(signed.Query, at, letter) }, body, token, format); break;
                    case 3: Walk(signed, Alter(body, at), token, format); break;
                    case 4:
                        var (name, value) = request.Headers[(int)(at * (request.Headers.Count - 1))];
                        Walk(signed.With(name, Alter(value, at, letter)), body, token, format);
                        break;
                    default:
                        var altered = Alter(query[signature..(signature + 64)], at, letter);
                        Walk(signed with { Query = query[..signature] + altered + query[(signature + 64)..] }, body, token, format);
                        break;
                }
            });
        });

    private static RequestSigner Signer => new(SignatureVector.AccessKeyId, SignatureVector.Secret, "eu-west-1", "sts");

    /// <summary>Walks the whole order of checks, as a server does that issued one key with its token.</summary>
    private void Walk(SignableRequest request, byte[] body, string? token, WireFormat format)
    {
        var signature = RequestSignature.Read(request, new AuthenticationErrors(format));
        signature.RequireScope("sts");
        signature.RequireTimely(SignatureVector.Time);
        if (signature.AccessKeyId != SignatureVector.AccessKeyId) throw signature.Errors.UnrecognizedClient(AuthenticationDetail.UnknownKey);
        if (signature.SessionToken != token) throw signature.Errors.UnrecognizedClient(AuthenticationDetail.InvalidToken);
        _verifier.RequireSignature(signature, request, body, SignatureVector.Secret);
    }

    /// <summary>Puts another letter in a place; in another case it may be the same, as in <c>%2F</c>.</summary>
    private static string Alter(string text, double where, char letter)
    {
        var at = (int)(where * (text.Length - 1));
        if (char.ToLowerInvariant(text[at]) == letter) letter = letter == 'x' ? 'y' : 'x';
        return text[..at] + letter + text[(at + 1)..];
    }

    /// <summary>Leaves alone what stands between the parts, which is of no meaning.</summary>
    private static string AlterBetween(string authorization, double where, char letter)
    {
        var at = (int)(where * (authorization.Length - 1));
        return authorization[at] is ',' or ' ' ? Alter(authorization, where: 0, letter) : Alter(authorization, where, letter);
    }

    private static byte[] Alter(byte[] body, double where)
    {
        if (body.Length == 0) return [0];
        var altered = body.ToArray();
        altered[(int)(where * (body.Length - 1))] ^= 1;
        return altered;
    }
}
