using System.Net;
using AspNetCore.Accounts;
using GainsightEvents;
using GainsightEvents.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetCore.Tests;

/// <summary>Trials and upgrades arrive where they belong.</summary>
public sealed class PlanEventsTests(SampleApp app)
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_of_a_company_to_sign_in_starts_its_trial()
    {
        var user = await app.SignInAsync();

        var started = await user.AtGainsight.WaitForAsync<TrialStarted>(cancellationToken: Ended);
        Assert.Equal(user.Row.AccountId.ToString(), started.AccountId);
    }

    [Fact]
    public async Task An_upgrade_is_told_to_Gainsight_PX_and_to_Gainsight_NXT()
    {
        var user = await app.SignInAsync();

        await user.Browser.SubmitAsync("/plan", ("plan", "Business"));

        var atPx = await user.AtGainsight.WaitForAsync<PlanUpgraded>(cancellationToken: Ended);
        Assert.Equal(("Trial", "Business", "199"), (atPx.Attribute("from"), atPx.Attribute("to"), atPx.Attribute("monthlyPrice")));

        // Gainsight NXT is told of the company, not of the user.
        var company = user.Row.AccountId.ToString();
        var atNxt = await app.Emulator.WaitForAsync<PlanUpgraded>(
            received => received.Target == EventTarget.Nxt && received.Attribute("companyId") == company, cancellationToken: Ended);
        Assert.Equal("Business", atNxt.Attribute("to"));
    }

    [Fact]
    public async Task What_is_no_upgrade_tells_nothing()
    {
        var user = await app.SignInAsync();

        using var response = await user.Browser.PostAsync("/plan", ("plan", "Trial"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        await app.Services.GetRequiredService<IEventPublisher>().FlushAsync(Ended);
        Assert.DoesNotContain(user.AtGainsight.Good, received => received.EventName == "Plan Upgraded");
    }
}
