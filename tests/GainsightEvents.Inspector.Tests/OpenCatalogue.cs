using GainsightEvents.Plans.Catalogue;

namespace GainsightEvents.Inspector.Tests;

/// <summary>A catalogue's page, opened as a file in the browser. At the end it has asked nothing of anybody, and its policy had nothing to stop.</summary>
internal sealed class OpenCatalogue : IAsyncDisposable
{
    private readonly string _folder;
    private readonly List<string> _errors = [];
    private readonly List<string> _requests = [];

    private OpenCatalogue(string folder, IPage page)
    {
        (_folder, Page) = (folder, page);
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) => _errors.AddRange(message.Type is "error" or "warning" ? [message.Text] : []);
        page.Request += (_, request) => _requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Where the page says how many events are shown.</summary>
    public ILocator Found => Page.Locator("#found");

    public ILocator ShowAll => Page.GetByRole(AriaRole.Button, new() { Name = "Show all" });

    public static async Task<OpenCatalogue> OfAsync(Chromium chromium, PlanCatalogue catalogue, BrowserNewContextOptions? browser = null)
    {
        var folder = Directory.CreateTempSubdirectory("catalogue-").FullName;
        try
        {
            var file = Path.Combine(folder, PlanCatalogue.HtmlFileName);
            await File.WriteAllTextAsync(file, catalogue.WriteHtml(), TestContext.Current.CancellationToken);
            var opened = new OpenCatalogue(folder, await chromium.OpenAsync(new Uri(file), browser));

            // Once more, with everything watched.
            await opened.Page.ReloadAsync();
            return opened;
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        Directory.Delete(_folder, recursive: true);
        Assert.Empty(_errors);
        Assert.All(_requests, static url => Assert.True(url.StartsWith("file:", StringComparison.Ordinal) || url == "data:,", url));
        Assert.Single(_requests, static url => url.StartsWith("file:", StringComparison.Ordinal));
    }
}
