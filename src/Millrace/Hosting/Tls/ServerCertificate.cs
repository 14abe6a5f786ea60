using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Millrace.Hosting.Tls;

/// <summary>The certificate that the server shows.</summary>
/// <param name="Certificate">It, with its key.</param>
/// <param name="Chain">What is sent with it; null for nothing.</param>
/// <param name="TrustFile">The self-made authority that clients must trust; null when the certificate was given.</param>
internal sealed record ServerCertificate(X509Certificate2 Certificate, X509Certificate2Collection? Chain, string? TrustFile)
{
    /// <summary>The variable that a certificate's password comes from; there is no option for it.</summary>
    public const string PasswordVariable = "MILLRACE_CERT_PASSWORD";

    /// <summary>Reads the certificate that the options name, or the self-made one, which is made when there is none that still holds.</summary>
    /// <exception cref="StartException">A file is missing, or is no certificate with its key.</exception>
    public static ServerCertificate Load(TlsOptions options, IPAddress listen, TimeProvider time)
    {
        try
        {
            return options.Certificate is null ? SelfMadeCertificate.LoadOrMake(options.Directory, listen, time) : Given(options.Certificate, options.Key);
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The certificate '{options.Certificate ?? options.Directory}' cannot be used: {fault.Message}", taken: false, fault);
        }
    }

    private static ServerCertificate Given(string file, string? key)
    {
        if (!File.ReadAllText(file).Contains("-----BEGIN ", StringComparison.Ordinal))
            return new ServerCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, Environment.GetEnvironmentVariable(PasswordVariable)), null, null);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(file);
        return new ServerCertificate(X509Certificate2.CreateFromPemFile(file, key ?? file), chain, null);
    }
}
