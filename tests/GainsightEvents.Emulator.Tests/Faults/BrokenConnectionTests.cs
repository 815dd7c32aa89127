using System.Diagnostics;
using System.Net.Sockets;

namespace GainsightEvents.Emulator.Tests.Faults;

/// <summary>What goes wrong on the way back, and which requests it is for.</summary>
public sealed class BrokenConnectionTests
{
    [Fact]
    public async Task A_reset_is_one_to_the_socket()
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(FaultResponse.Reset(), times: 1);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => running.PostAsync(TestProject.FeatureUsed));

        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(error.InnerException!.InnerException ?? error.InnerException).SocketErrorCode);
        Assert.Equal(0, Assert.Single(running.Events.NotJudged).Status);
    }

    [Fact]
    public async Task A_truncated_answer_ends_before_its_announced_length()
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(FaultResponse.Truncate(201), times: 1);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => running.PostAsync(TestProject.FeatureUsed));

        Assert.Equal(HttpRequestError.ResponseEnded, Assert.IsType<HttpIOException>(error.InnerException).HttpRequestError);
        Assert.Equal(201, Assert.Single(running.Events.NotJudged).Status);
    }

    [Fact]
    public async Task A_delay_and_a_slow_drip_take_their_time()
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(FaultResponse.Delay(TimeSpan.FromMilliseconds(300)), times: 1);
        running.Emulator.Faults.Add(FaultResponse.SlowDrip(TimeSpan.FromMilliseconds(5)), times: 1);

        var watch = Stopwatch.StartNew();
        using var late = await running.PostAsync(TestProject.FeatureUsed);
        Assert.Equal((201, true), ((int)late.StatusCode, watch.Elapsed >= TimeSpan.FromMilliseconds(290)));

        watch.Restart();
        using var dripped = await running.PostAsync(TestProject.FeatureUsed);
        Assert.Contains("\"result\": true", await dripped.TextAsync(), StringComparison.Ordinal);
        Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(500), $"{watch.Elapsed}");
        Assert.Equal(new EmulatorCounts(1, 0, 1, 0), running.Events.Counts);
    }

    [Fact]
    public async Task An_echo_repeats_the_clients_own_key_and_the_record_does_not()
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(FaultResponse.EchoKey(), times: 2);

        using var px = await running.PostAsync(TestProject.FeatureUsed);
        using var nxt = await running.PostNxtAsync(TestProject.HelloWorld);

        Assert.Contains(RunningEmulator.Key, await px.TextAsync(), StringComparison.Ordinal);
        Assert.Contains(RunningEmulator.Tenant.SharedSecret, await nxt.TextAsync(), StringComparison.Ordinal);
        using var shown = await running.GetEventsAsync();
        Assert.DoesNotContain(RunningEmulator.Key, await shown.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_is_for_a_target_a_name_and_a_share_of_the_requests()
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(Fault.Parse("status=500,target=nxt"));
        running.Emulator.Faults.Add(Fault.Parse("status=502,name=B"));
        running.Emulator.Faults.Add(Fault.Parse("status=503,name=C,share=25%,skip=1"));

        using var nxt = await running.PostNxtAsync(TestProject.HelloWorld);
        Assert.Equal((500, 201, 502), ((int)nxt.StatusCode, await PostAsync(running, "A"), await PostAsync(running, "B")));
        var shared = new List<int>();
        for (var i = 0; i < 9; i++)
        {
            shared.Add(await PostAsync(running, "C"));
        }

        Assert.Equal([201, 503, 201, 201, 201, 503, 201, 201, 201], shared);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public async Task A_share_that_is_none_is_refused(double share)
    {
        await using var running = await RunningEmulator.StartAsync();

        Assert.Throws<ArgumentException>(() => running.Emulator.Faults.Add(new Fault(FaultResponse.Drop()) { Share = share }));
    }

    private static async Task<int> PostAsync(RunningEmulator running, string name)
    {
        using var response = await running.PostAsync(RunningEmulator.Named(name));
        return (int)response.StatusCode;
    }
}
