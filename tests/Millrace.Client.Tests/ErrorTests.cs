using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;
using static Millrace.Client.Tests.ScriptedServer;

namespace Millrace.Client.Tests;

/// <summary>A service's errors as exceptions.</summary>
public sealed class ErrorTests
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public static TheoryData<string, Type> Modelled => new()
    {
        { "AccessDeniedException", typeof(AccessDeniedException) },
        { "ExpiredIteratorException", typeof(ExpiredIteratorException) },
        { "ExpiredNextTokenException", typeof(ExpiredNextTokenException) },
        { "InternalFailureException", typeof(InternalFailureException) },
        { "InvalidArgumentException", typeof(InvalidArgumentException) },
        { "KMSAccessDeniedException", typeof(KMSAccessDeniedException) },
        { "KMSDisabledException", typeof(KMSDisabledException) },
        { "KMSInvalidStateException", typeof(KMSInvalidStateException) },
        { "KMSNotFoundException", typeof(KMSNotFoundException) },
        { "KMSOptInRequired", typeof(KMSOptInRequiredException) },
        { "KMSThrottlingException", typeof(KMSThrottlingException) },
        { "LimitExceededException", typeof(LimitExceededException) },
        { "ProvisionedThroughputExceededException", typeof(ProvisionedThroughputExceededException) },
        { "ResourceInUseException", typeof(ResourceInUseException) },
        { "ResourceNotFoundException", typeof(ResourceNotFoundException) },
        { "ValidationException", typeof(ValidationException) },
    };

    [Theory]
    [MemberData(nameof(Modelled))]
    public async Task A_modelled_error_has_its_type_and_what_the_answer_said(string code, Type type)
    {
        var error = await ThrownAsync(Answer.Error(400, code, "what went wrong"));

        Assert.IsType(type, error);
        Assert.Equal(code, error.ErrorCode);
        Assert.Equal("what went wrong", error.Message);
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.Equal(ErrorType.Sender, error.ErrorType);
        Assert.Equal("11111111-2222-3333-4444-555555555555", error.RequestId);
        Assert.Equal(code.Contains("Throttling") || code.Contains("Exceeded"), error.Retryable?.Throttling == true);
    }

    [Fact]
    public void Every_error_of_the_service_model_is_a_type()
    {
        var model = Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/models/kinesis.json");
        Assert.SkipUnless(File.Exists(model), $"the service model is not at {Path.GetFullPath(model)}");
        using var json = JsonDocument.Parse(File.ReadAllText(model));

        var errors = json.RootElement.GetProperty("shapes").EnumerateObject()
            .Where(s => s.Value.TryGetProperty("exception", out var is_) && is_.GetBoolean()).Select(s => s.Name);

        Assert.Equal(errors.Order(), Modelled.Select(row => row.Data.Item1).Order());
    }

    [Fact]
    public async Task An_error_of_every_service_is_the_base_type_with_its_code()
    {
        var error = await ThrownAsync(Answer.Error(400, "UnrecognizedClientException", "The security token included in the request is invalid."));

        Assert.IsType<KinesisException>(error);
        Assert.Equal("UnrecognizedClientException", error.ErrorCode);
    }

    [Fact]
    public async Task A_prefix_of_the_type_is_left_out_and_a_missing_message_is_made_up()
    {
        var error = await ThrownAsync(new Answer(400, """{"__type":"com.amazonaws.kinesis#ResourceNotFoundException"}"""));

        Assert.IsType<ResourceNotFoundException>(error);
        Assert.Contains("ResourceNotFoundException", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>no</html>")]
    [InlineData("[1,")]
    public async Task An_answer_that_is_no_error_document_is_still_an_error_with_its_status(string body)
    {
        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => CallAsync(new Answer(413, body)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, error.StatusCode);
    }

    private static Task<KinesisException> ThrownAsync(Answer answer) => Assert.ThrowsAnyAsync<KinesisException>(() => CallAsync(answer));

    private static async Task CallAsync(Answer answer)
    {
        await using var server = new ScriptedServer(answer);
        using var client = Clients.At(server.Url, c => c.MaxErrorRetry = 0);
        await client.ListStreamsAsync(new ListStreamsRequest(), Ending);
    }
}
