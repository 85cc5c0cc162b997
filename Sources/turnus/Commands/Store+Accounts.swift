import Accounts
import Storage

extension Store {
    /// People and what lets them in, under the same rules wherever they are changed.
    var accounts: AccountService {
        AccountService(principals: self, credentials: self)
    }
}
