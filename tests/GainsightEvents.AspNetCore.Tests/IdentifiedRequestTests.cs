using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace GainsightEvents.AspNetCore.Tests;

/// <summary>The moment at which a request ends while work that it has started asks who acts.</summary>
public sealed class IdentifiedRequestTests
{
    [Fact]
    public void What_is_read_when_the_context_may_be_another_requests_already_is_not_taken()
    {
        IdentifiedRequest? request = null;
        request = Request(_ =>
        {
            request!.End();
            return new() { IdentifyId = "ben" };
        });

        Assert.Null(request.Actor);
    }

    [Fact]
    public void An_exception_of_the_end_is_not_the_delegates()
    {
        IdentifiedRequest? request = null;
        request = Request(_ =>
        {
            request!.End();
            throw new ObjectDisposedException(nameof(HttpContext));
        });

        Assert.Null(request.Actor);
    }

    [Fact]
    public void User_and_services_are_known_until_the_end()
    {
        var request = Request(static _ => new() { IdentifyId = "anna" });
        Assert.NotNull(request.Services);
        Assert.Equal("anna", request.Actor?.IdentifyId);

        request.End();

        Assert.Null(request.Services);
        Assert.Null(request.Actor);
    }

    [Fact]
    public void The_connection_of_a_hub_keeps_its_user_and_nobody_where_a_delegate_fails_at_the_end()
    {
        var kept = Request(static _ => new() { IdentifyId = "anna" }, new HubMetadata(typeof(Hub)));
        var failed = Request(static _ => throw new NotSupportedException("As asked."), new HubMetadata(typeof(Hub)));

        kept.End();
        failed.End();

        Assert.Equal("anna", kept.Actor?.IdentifyId);
        Assert.Null(failed.Actor);
    }

    private static IdentifiedRequest Request(Func<HttpContext, EventContextValues?> read, params object[] metadata)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().BuildServiceProvider() };
        http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(metadata), "any"));
        return new(http, read, new IdentityLog(NullLogger<IdentityLog>.Instance, claims: null));
    }
}
