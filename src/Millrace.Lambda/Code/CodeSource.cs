using Millrace.Wire;

namespace Millrace.Lambda.Code;

/// <summary>Where a request says that code is (facts/lambda.md 2, Create/update).</summary>
/// <param name="ZipFile">The zip itself.</param>
/// <param name="Bucket">Or the bucket that it is in.</param>
/// <param name="Key">The object in the bucket.</param>
/// <param name="Version">The object's version; null for the latest.</param>
/// <param name="ImageUri">Or an image.</param>
internal readonly record struct CodeSource(
    ReadOnlyMemory<byte>? ZipFile, string? Bucket = null, string? Key = null, string? Version = null, string? ImageUri = null)
{
    /// <summary>Reads the zip.</summary>
    /// <param name="objects">The objects of S3; null where there are none.</param>
    /// <param name="options">The limits: a zip in a request may have fewer bytes than one in a bucket.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ServiceException">There is none.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(ICodeObjects? objects, LambdaOptions options, CancellationToken cancellationToken)
    {
        if (ImageUri is not null) throw LambdaErrors.InvalidParameter("Functions of images are not run here. Please provide a zip with the function code.");
        if (ZipFile is { } zip)
        {
            return zip.Length <= options.MaxZippedBytes
                ? zip
                : throw LambdaErrors.TooLarge($"Zipped size must be smaller than {options.MaxZippedBytes} bytes");
        }

        if (Bucket is null || Key is null) throw LambdaErrors.InvalidParameter("Please provide a source for function code.");
        if (objects is null)
        {
            throw LambdaErrors.InvalidParameter(
                "Error occurred while GetObject. This server is not connected to S3. Start it with --s3-endpoint to say where S3 answers, or send the code as a zip.");
        }

        try
        {
            return await objects.GetAsync(Bucket, Key, Version, options.MaxUnzippedBytes, cancellationToken);
        }
        catch (ServiceException fault)
        {
            throw LambdaErrors.InvalidParameter($"Error occurred while GetObject. S3 Error Code: {fault.Code}. S3 Error Message: {fault.Text}");
        }
    }
}
