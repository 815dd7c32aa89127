using GainsightEvents;

namespace Mistakes.GSE0064;

public static class Reports
{
    public static void ExportAll(GainsightOptions options, EventCatalog catalog, string[] users)
    {
        foreach (var user in users)
        {
            var publisher = GainsightPublisher.Create(options, catalog);
            Console.WriteLine($"{user}: {publisher}");
        }
    }
}
