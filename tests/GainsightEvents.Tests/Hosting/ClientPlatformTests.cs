using GainsightEvents.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Tests.Hosting;

public sealed class ClientPlatformTests
{
    [Theory]
    [InlineData("Browser")]
    [InlineData("Android")]
    [InlineData("iOS")]
    [InlineData("tvOS")]
    public void A_client_is_refused_by_its_platforms_name_and_with_what_to_do_instead(string platform)
    {
        var refused = Assert.Throws<PlatformNotSupportedException>(() => ClientPlatforms.Refuse(name => name == platform));

        Assert.Contains($"does not run on {platform}: it needs an API key", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Publish from a server of your own", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Mac_Catalyst_application_which_also_says_that_it_is_iOS_is_told_its_own_name()
    {
        var refused = Assert.Throws<PlatformNotSupportedException>(() => ClientPlatforms.Refuse(static name => name is "iOS" or "MacCatalyst"));

        Assert.Contains("MacCatalyst", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_platform_of_servers_is_not_refused()
    {
        ClientPlatforms.Refuse(static name => name is "Linux" or "Windows" or "macOS");
        Assert.NotEmpty(new ServiceCollection().AddGainsightEvents(static _ => { }).Services);
    }
}
