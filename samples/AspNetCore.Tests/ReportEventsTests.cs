using AspNetCore.Data;
using AspNetCore.Reports;
using GainsightEvents;
using GainsightEvents.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetCore.Tests;

/// <summary>What users do with reports arrives at Gainsight as theirs.</summary>
public sealed class ReportEventsTests(SampleApp app)
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_told_as_its_user_s_and_its_company_s()
    {
        var user = await app.SignInAsync();

        await user.Browser.SubmitAsync("/reports", ("title", "Who leaves?"), ("kind", "Churn"));

        var created = await user.AtGainsight.WaitForAsync<ReportCreated>(cancellationToken: Ended);
        Assert.Equal("Churn", created.Attribute("kind"));
        Assert.Equal(user.Row.AccountId.ToString(), created.AccountId);
        Assert.DoesNotContain("Who leaves?", created.BodyText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Csv", "csv")]
    [InlineData("Json", "json")]
    public async Task An_export_is_told_with_its_format_and_its_rows(string button, string format)
    {
        var user = await app.SignInAsync();
        await user.Browser.SubmitAsync("/reports", ("title", "How much?"), ("kind", "Revenue"));

        var file = await user.Browser.SubmitAsync($"/reports/{await ReportOfAsync(user)}/exports", ("format", button));

        Assert.Contains("January", file, StringComparison.Ordinal);
        var exported = await user.AtGainsight.WaitForAsync<ReportExported>(received => received.Attribute("format") == format, cancellationToken: Ended);
        Assert.Equal("6", exported.Attribute("rows"));
    }

    [Fact]
    public async Task An_export_of_another_company_s_report_tells_nothing()
    {
        var (owner, stranger) = (await app.SignInAsync(), await app.SignInAsync());
        await owner.Browser.SubmitAsync("/reports", ("title", "Ours"), ("kind", "Usage"));

        using var response = await stranger.Browser.PostAsync($"/reports/{await ReportOfAsync(owner)}/exports", ("format", "Csv"));

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);

        // That something does not arrive, one knows when all that was published has been sent.
        await app.Services.GetRequiredService<IEventPublisher>().FlushAsync(Ended);
        Assert.DoesNotContain(stranger.AtGainsight.Good, received => received.EventName == "Report Exported");
    }

    private async Task<Guid> ReportOfAsync(SampleUser user)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<AppDbContext>().Reports.SingleAsync(report => report.AccountId == user.Row.AccountId, Ended)).Id;
    }
}
