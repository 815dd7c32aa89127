using System.Text.Json;

namespace GainsightEvents.Emulator.Tests.Nxt;

/// <summary>What NXT's gateway answers before anybody looks at the event.</summary>
public sealed class NxtGatewayTests
{
    public static TheoryData<string, string?> BadHeaders => new()
    {
        { "tenantId", null },
        { "tenantId", "another" },
        { "sharedSecret", null },
        { "sharedSecret", "Shared-secret-for-tests" },
        { "Accesskey", null },
        { "Accesskey", "another" },
        { "contractId", null },
        { "contractId", "another" },
    };

    [Theory]
    [MemberData(nameof(BadHeaders))]
    public async Task A_client_that_is_not_the_tenant_is_answered_gs_apig_2401(string header, string? value)
    {
        await using var running = await StartWithDemandingTenantAsync();

        using var wrong = await running.PostNxtAsync(TestProject.HelloWorld, request =>
        {
            Identify(request);
            request.Headers.Remove(header);
            if (value is not null)
            {
                request.Headers.Add(header, value);
            }
        });
        using var right = await running.PostNxtAsync(TestProject.HelloWorld, Identify);

        await AssertErrorAsync(wrong, 401, "GS_APIG_2401");
        Assert.Equal(200, (int)right.StatusCode);
        var attempt = Assert.Single(running.Events.NotJudged);
        Assert.Equal($"The header {header} is {(value is null ? "missing" : "wrong")}.", Assert.Single(attempt.Reasons));
    }

    [Theory]
    [InlineData("/v1.0/api/eventManager/events")]
    [InlineData("/v1.0/")]
    [InlineData("/eventManager/event")]
    [InlineData("/")]
    public async Task An_unknown_path_is_answered_gs_apig_1000(string path)
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostNxtAsync(TestProject.HelloWorld, path: path);

        await AssertErrorAsync(response, 404, "GS_APIG_1000");
        Assert.Equal((EventTarget.Nxt, path), (Assert.Single(running.Events.NotJudged).Target, running.Events.NotJudged[0].Path));
    }

    [Fact]
    public async Task Another_method_is_answered_gs_apig_1000()
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostNxtAsync(TestProject.HelloWorld, request => request.Method = HttpMethod.Put);

        await AssertErrorAsync(response, 404, "GS_APIG_1000");
    }

    [Fact]
    public async Task A_px_event_with_headers_of_nxt_stays_a_px_event()
    {
        await using var running = await RunningEmulator.StartAsync();

        using var response = await running.PostNxtAsync(
            TestProject.FeatureUsed,
            request => request.Headers.Add("X-APTRINSIC-API-KEY", RunningEmulator.Key),
            RunningEmulator.PxPath);

        Assert.Equal(201, (int)response.StatusCode);
        Assert.Equal((EventTarget.Px, "Feature Used"), (Assert.Single(running.Events.Good).Target, running.Events.Good[0].EventName));
    }

    [Fact]
    public async Task The_101st_request_of_a_minute_is_answered_gu_2400_until_the_next_window()
    {
        var time = new FakeTime();
        await using var running = await RunningEmulator.StartAsync(options =>
        {
            options.TimeProvider = time;
            options.Tenants.Add(new EmulatorTenant("other", "other-secret"));
        });

        for (var i = 0; i < 100; i++)
        {
            using var response = await running.PostNxtAsync(TestProject.HelloWorld);
            Assert.Equal(200, (int)response.StatusCode);
        }

        using var over = await running.PostNxtAsync(TestProject.HelloWorld);
        using var other = await running.PostNxtAsync(TestProject.HelloWorld, request =>
        {
            request.Replace("tenantId", "other");
            request.Replace("sharedSecret", "other-secret");
        });
        time.Advance(TimeSpan.FromMinutes(1));
        using var later = await running.PostNxtAsync(TestProject.HelloWorld);

        await AssertErrorAsync(over, 429, "GU_2400");
        Assert.Equal("The quota of 100 requests a minute is used up.", Assert.Single(running.Events.NotJudged).Reasons.Single());
        Assert.Equal((200, 200), ((int)other.StatusCode, (int)later.StatusCode));
    }

    [Fact]
    public async Task The_day_has_a_limit_too_and_refused_requests_take_none_of_it()
    {
        var time = new FakeTime();
        await using var running = await RunningEmulator.StartAsync(options =>
        {
            options.TimeProvider = time;
            options.NxtQuota = new NxtQuota(PerMinute: 1, PerDay: 2);
        });

        Assert.Equal((200, 429), (await PostAsync(), await PostAsync()));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((200, 429), (await PostAsync(), await PostAsync()));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(429, await PostAsync());
        Assert.Equal("The quota of 2 requests a day is used up.", running.Events.NotJudged[^1].Reasons.Single());
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(200, await PostAsync());

        async Task<int> PostAsync()
        {
            using var response = await running.PostNxtAsync(TestProject.HelloWorld);
            return (int)response.StatusCode;
        }
    }

    [Fact]
    public async Task A_fault_answers_gu_1101_to_requests_for_nxt_only()
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(FaultResponse.NxtError(), request => request is { Target: EventTarget.Nxt, EventName: "sample_event" });
        running.Emulator.Faults.Add(FaultResponse.NxtError(200, "1001", "Event is not registered"), request => request.Target == EventTarget.Nxt);

        using var px = await running.PostAsync(TestProject.FeatureUsed);
        using var inside = await running.PostNxtAsync(TestProject.HelloWorld);
        using var odd = await running.PostNxtAsync(TestProject.HelloWorld, request => request.Replace("eventName", "other"));

        Assert.Equal(201, (int)px.StatusCode);
        await AssertErrorAsync(inside, 500, "GU_1101");
        Assert.Equal((200, false), ((int)odd.StatusCode, (await odd.JsonAsync()).GetProperty("result").GetBoolean()));
    }

    [Fact]
    public async Task A_forgotten_event_is_acknowledged_and_is_neither_good_nor_bad()
    {
        await using var running = await RunningEmulator.StartAsync();
        running.Emulator.Faults.Add(FaultResponse.Forget(), request => request.Target == EventTarget.Nxt);

        using var response = await running.PostNxtAsync(TestProject.HelloWorld);

        Assert.True((await response.JsonAsync()).GetProperty("result").GetBoolean());
        Assert.Equal(["A fault answered 200 and forgot the event."], Assert.Single(running.Events.NotJudged).Reasons);
        Assert.Equal(new EmulatorCounts(0, 0, 1, 0), running.Events.Counts);
    }

    private static Task<RunningEmulator> StartWithDemandingTenantAsync() => RunningEmulator.StartAsync(options =>
    {
        options.Tenants.Clear();
        options.Tenants.Add(RunningEmulator.Tenant with { AccessKey = "access-key-for-tests", ContractId = "contract-1" });
    });

    private static void Identify(HttpRequestMessage request)
    {
        request.Headers.Add("Accesskey", "access-key-for-tests");
        request.Headers.Add("contractId", "contract-1");
    }

    private static async Task AssertErrorAsync(HttpResponseMessage response, int status, string errorCode)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var answer = await response.JsonAsync();
        Assert.Equal((false, errorCode), (answer.GetProperty("result").GetBoolean(), answer.GetProperty("errorCode").GetString()));
        Assert.False(answer.TryGetProperty("messages", out _));
        Assert.Equal(JsonValueKind.String, answer.GetProperty("requestId").ValueKind);
    }
}
