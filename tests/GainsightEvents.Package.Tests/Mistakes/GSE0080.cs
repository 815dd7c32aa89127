using GainsightEvents;
using System.Net.Http.Json;
using System.Net.Http;
using System.Threading.Tasks;

namespace Mistakes.GSE0080;

public static class Reports
{
    public static Task Export(HttpClient client, string userId) => client.PostAsJsonAsync(
        "https://api.aptrinsic.com/v1/events/custom",
        new { identifyId = userId, propertyKey = "AP-XXXXXXXXXX-2", userType = "USER", eventName = "Report Exported" });
}
