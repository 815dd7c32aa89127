using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class SecretInSourceTests
{
    [Theory]
    [InlineData("_ = new PxOptions { ApiKey = [|\"secret\"|] };", "PxAccountOptions.ApiKey")]
    [InlineData("const string Key = \"secret\"; new GainsightOptions().Px.ApiKey = [|Key|];", "PxAccountOptions.ApiKey")]
    [InlineData("_ = new NxtSettings { SharedSecret = [|\"secret\"|] };", "NxtSettings.SharedSecret")]
    [InlineData("_ = new NxtSettings { AccessKey = [|\"secret\"|] };", "NxtSettings.AccessKey")]
    [InlineData("new HttpClient().DefaultRequestHeaders.Add(\"X-APTRINSIC-API-KEY\", [|\"secret\"|]);", "the header 'X-APTRINSIC-API-KEY'")]
    [InlineData("new HttpRequestMessage().Headers.TryAddWithoutValidation(\"sharedsecret\", [|\"secret\"|]);", "the header 'sharedsecret'")]
    [InlineData("new HttpRequestMessage().Headers.Add(\"Accesskey\", [|\"secret\"|]);", "the header 'Accesskey'")]
    [InlineData("_ = new Dictionary<string, string> { [\"X-Aptrinsic-Api-Key\"] = [|\"secret\"|] };", "the header 'X-Aptrinsic-Api-Key'")]
    [InlineData("_ = new Dictionary<string, string> { { \"X-Aptrinsic-Api-Key\", [|\"secret\"|] } };", "the header 'X-Aptrinsic-Api-Key'")]
    public async Task A_constant_is_reported_and_never_shown(string statement, string place)
    {
        var diagnostics = await In(statement)
            .Reports($"The secret for {place} is in the source code, where everyone who reads the code can use it; take it from configuration or a secret store");

        Assert.DoesNotContain("secret\"", diagnostics[0].GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_ = new PxOptions { ApiKey = Environment.GetEnvironmentVariable(\"KEY\"), PropertyKey = \"AP-X-2\" };")]
    [InlineData("_ = new PxOptions { ApiKey = null }; _ = new PxOptions { ApiKey = \"\" };")]
    [InlineData("_ = new Other { ApiKey = \"secret\" };")]
    [InlineData("_ = new Dictionary<string, string> { [\"sharedSecret\"] = \"secret\" };")]
    [InlineData("new HttpClient().DefaultRequestHeaders.Add(\"X-Request-Id\", \"1\");")]
    [InlineData("new HttpClient().DefaultRequestHeaders.Add(\"X-APTRINSIC-API-KEY\", Environment.UserName);")]
    public Task What_comes_from_elsewhere_or_is_no_secret_of_ours_shows_nothing(string statement) => In(statement).ReportsNothing();

    [Fact]
    public Task Inside_the_delegate_of_AddGainsightEvents_it_is_removed() => WithServices("""
        services.AddGainsightEvents(options =>
                {
                    options.Mode = GainsightMode.Live;

                    // Ours.
                    options.Px.ApiKey = [|"secret"|];
                    options.Px.SendEventId = true;
                });
        """).BecomesBy(SecretInSourceCodeFix.Remove, Services("""
        services.AddGainsightEvents(options =>
                {
                    options.Mode = GainsightMode.Live;
                    options.Px.SendEventId = true;
                });
        """));

    [Theory]
    [InlineData("services.AddGainsightEvents(options => options.Px.ApiKey = [|\"secret\"|]);")]
    [InlineData("services.AddOther(options => { options.Px.ApiKey = [|\"secret\"|]; });")]
    [InlineData("services.AddGainsightEvents(options => { if (options.Mode == GainsightMode.Live) options.Px.ApiKey = [|\"secret\"|]; });")]
    public Task Anywhere_else_nothing_is_offered(string statement) => WithServices(statement).Offers();

    private static AnalysisTest In(string statement) => Rule().In($$"""
        using System.Collections.Generic;
        using System.Net.Http;

        namespace GainsightEvents { public class NxtSettings { public string? SharedSecret { get; set; } public string? AccessKey { get; set; } } }

        namespace Acme
        {
            public class Other { public string? ApiKey { get; set; } }
            public class Setup { void M() { {{statement}} } }
        }
        """);

    private static AnalysisTest WithServices(string statement) => Rule()
        .WithReferences([.. AnalysisReferences.Current, .. Directory.EnumerateFiles(AppContext.BaseDirectory, "Microsoft.Extensions.*.dll")
            .Select(static file => MetadataReference.CreateFromFile(file))])
        .In(Services(statement));

    private static string Services(string statement) => $$"""
        using Microsoft.Extensions.DependencyInjection;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                {{statement}}
            }

            private static void AddOther(this IServiceCollection services, Action<GainsightOptions> configure) => services.AddGainsightEvents(configure);
        }
        """;

    private static AnalysisTest Rule() => AnalysisTest.Of<SecretInSourceAnalyzer>();
}
