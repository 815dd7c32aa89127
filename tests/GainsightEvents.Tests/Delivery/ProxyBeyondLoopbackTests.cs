using System.Net;
using GainsightEvents.Delivery;

namespace GainsightEvents.Tests.Delivery;

public sealed class ProxyBeyondLoopbackTests
{
    private static readonly Uri Gainsight = new("https://api.aptrinsic.com/v1/events/custom");
    private static readonly WebProxy System = new("http://proxy.example:3128");

    [Theory]
    [InlineData("http://127.0.0.1:5005/v1/events/custom")]
    [InlineData("http://localhost:5005/")]
    [InlineData("http://[::1]:5005/")]
    [InlineData("http://127.8.8.8/")]
    public void This_machine_is_never_reached_through_a_proxy(string address)
    {
        var proxy = new ProxyBeyondLoopback(static () => System);
        Assert.True(proxy.IsBypassed(new Uri(address)));
        Assert.Null(proxy.GetProxy(new Uri(address)));
    }

    [Fact]
    public void Other_hosts_are_reached_as_the_system_says()
    {
        IWebProxy? system = null;
        var proxy = new ProxyBeyondLoopback(() => system);
        Assert.True(proxy.IsBypassed(Gainsight));

        system = System;
        Assert.False(proxy.IsBypassed(Gainsight));
        Assert.Equal(new Uri("http://proxy.example:3128"), proxy.GetProxy(Gainsight));

        system = new WebProxy("http://proxy.example:3128", BypassOnLocal: false, ["aptrinsic\\.com"]);
        Assert.True(proxy.IsBypassed(Gainsight));
    }
}
