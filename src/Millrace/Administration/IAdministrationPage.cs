using Microsoft.AspNetCore.Http;

namespace Millrace.Administration;

/// <summary>One of the administrator's pages.</summary>
internal interface IAdministrationPage
{
    /// <summary>Answers a request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="item">What the path has after the page's name; null without.</param>
    /// <exception cref="AdministrationException">The request is wrong.</exception>
    Task AnswerAsync(HttpContext http, string? item);
}
